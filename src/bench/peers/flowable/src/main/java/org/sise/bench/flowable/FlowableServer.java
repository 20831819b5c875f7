package org.sise.bench.flowable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Flowable with its REST interface and the processes of this folder, as its starter sets it up. */
@SpringBootApplication
public class FlowableServer {
    public static void main(String[] arguments) {
        SpringApplication.run(FlowableServer.class, arguments);
    }
}
