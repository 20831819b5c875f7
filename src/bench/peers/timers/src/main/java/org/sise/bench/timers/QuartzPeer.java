package org.sise.bench.timers;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz with its tables in the database, clustered, eight triggers at a time. {@code QuartzPeer PORT JDBC-URL} */
public final class QuartzPeer extends TimerPeer {
    private static final String NAME = "bench";
    private static final String SCHEDULE = """
            insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
            select 'bench', id::text, 'DEFAULT', 'fire', 'DEFAULT', extract(epoch from due) * 1000, -1, 5, 'WAITING',
                   'SIMPLE', extract(epoch from due) * 1000, 0, 0 from subject;
            insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval,
                times_triggered)
            select 'bench', id::text, 'DEFAULT', 0, 0, 0 from subject;
            analyze qrtz_triggers""";

    private static QuartzPeer peer;

    private final String url;
    private final List<Scheduler> nodes = new ArrayList<>();

    private QuartzPeer(String url) throws Exception {
        super(url);
        this.url = url;
        try (InputStream tables =
                Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public static void main(String[] arguments) throws Exception {
        peer = new QuartzPeer(arguments[1]);
        serve(peer, arguments[0]);
    }

    /** What a trigger with the number of a subject does. */
    public static final class Fire implements Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                peer.fire(Long.parseLong(context.getTrigger().getKey().getName()));
            } catch (SQLException failed) {
                throw new JobExecutionException(failed);
            }
        }
    }

    @Override
    void schedule() throws SQLException {
        execute("""
                insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable,
                    is_nonconcurrent, is_update_data, requests_recovery)
                values ('bench', 'fire', 'DEFAULT', '%s', true, false, false, false) on conflict do nothing"""
                .formatted(Fire.class.getName()));
        execute(SCHEDULE);
    }

    @Override
    void startNodes() throws Exception {
        for (int node = 1; node <= NODES; node++) {
            Scheduler scheduler = new StdSchedulerFactory(settings(node)).getScheduler();
            SchedulerRepository.getInstance().remove(NAME); // else the second node would be the first
            scheduler.start();
            nodes.add(scheduler);
        }
    }

    private Properties settings(int node) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "org.quartz.scheduler.instanceName", NAME,
                "org.quartz.scheduler.instanceId", "node" + node,
                "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS),
                "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
                "org.quartz.threadPool.threadCount", Integer.toString(THREADS)));
        settings.putAll(Map.of(
                "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
                "org.quartz.jobStore.isClustered", "true",
                "org.quartz.jobStore.acquireTriggersWithinLock", "true",
                "org.quartz.jobStore.misfireThreshold", "600000", // late is late, but it fires
                "org.quartz.jobStore.dataSource", NAME + node));
        // one of each node's own: the first that stops would close it for the other, whose jobs then wait for ever
        String source = "org.quartz.dataSource." + NAME + node + ".";
        settings.putAll(Map.of(
                source + "provider", "hikaricp",
                source + "driver", "org.postgresql.Driver",
                source + "URL", url,
                source + "user", "postgres",
                source + "password", System.getenv("PEER_PASSWORD"),
                source + "maxConnections", Integer.toString(THREADS + 4)));
        return settings;
    }

    @Override
    void stopNodes() throws Exception {
        for (Scheduler node : nodes) {
            node.shutdown(true);
        }
        nodes.clear();
    }

    @Override
    void clear() throws SQLException {
        execute("truncate qrtz_simple_triggers, qrtz_triggers, qrtz_fired_triggers, qrtz_scheduler_state cascade");
    }
}
