package org.sise.bench.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** db-scheduler that locks what it fetches, and looks every 100 ms. {@code DbSchedulerPeer PORT JDBC-URL} */
public final class DbSchedulerPeer extends TimerPeer {
    private static final String TABLE = """
            create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,
                execution_time timestamptz not null, picked boolean not null, picked_by text,
                last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                last_heartbeat timestamptz, version bigint not null, priority smallint,
                primary key (task_name, task_instance));
            create index on scheduled_tasks (execution_time);
            create index on scheduled_tasks (last_heartbeat)""";
    private static final String SCHEDULE = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'fire', id::text, due, false, 1 from subject""";

    private final List<Scheduler> nodes = new ArrayList<>();

    private DbSchedulerPeer(String url) throws SQLException {
        super(url);
        execute(TABLE);
    }

    public static void main(String[] arguments) throws Exception {
        serve(new DbSchedulerPeer(arguments[1]), arguments[0]);
    }

    @Override
    void schedule() throws SQLException {
        execute(SCHEDULE);
        execute("analyze scheduled_tasks");
    }

    @Override
    void startNodes() {
        for (int node = 1; node <= NODES; node++) {
            OneTimeTask<Void> task = Tasks.oneTime("fire").execute((instance, context) -> {
                try {
                    fire(Long.parseLong(instance.getId()));
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            Scheduler scheduler = Scheduler.create(database(), task)
                    .schedulerName(new SchedulerName.Fixed("node" + node))
                    .threads(THREADS)
                    .pollUsingLockAndFetch(0.5, 1.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            scheduler.start();
            nodes.add(scheduler);
        }
    }

    @Override
    void stopNodes() {
        nodes.forEach(Scheduler::stop);
        nodes.clear();
    }

    @Override
    void clear() throws SQLException {
        execute("truncate scheduled_tasks");
    }
}
