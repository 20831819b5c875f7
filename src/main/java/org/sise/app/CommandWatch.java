package org.sise.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sise.core.incident.Command;
import org.sise.core.incident.Incident;
import org.sise.core.incident.Rejected;

/**
 * Around the transaction, so that the commit is timed too and nothing is told as applied that was rolled back; within a
 * caller's transaction the end of that one is waited for.
 */
@Watched
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class CommandWatch {
    private static final Logger LOG = Logger.getLogger("org.sise.command");

    private final MeterRegistry metrics;
    private final TransactionSynchronizationRegistry transaction;

    CommandWatch(MeterRegistry metrics, TransactionSynchronizationRegistry transaction) {
        this.metrics = metrics;
        this.transaction = transaction;
    }

    @AroundInvoke
    Object watch(InvocationContext call) throws Exception {
        String command = command(call);
        long start = System.nanoTime();
        try {
            Object answer = call.proceed();
            results(answer).forEach(result -> whenCommitted(command, result, start));
            return answer;
        } catch (Rejected rejected) {
            String reason = name(rejected.reason());
            metrics.counter("sise.command.rejected", "command", command, "reason", reason)
                    .increment();
            LOG.infof(
                    "command=%s outcome=rejected reason=%s incident=%s ms=%d",
                    command, reason, subject(call), timed(command, "rejected", start));
            throw rejected;
        } catch (KeyReused | UnknownIncident | ChangedMeanwhile | DuplicateItself refused) {
            String outcome = outcome(refused);
            LOG.infof("command=%s outcome=%s ms=%d", command, outcome, timed(command, outcome, start));
            throw refused;
        } catch (Exception failed) {
            // whoever called tells the trace; a message of the database could hold a text
            LOG.errorf(
                    "command=%s outcome=failed incident=%s fault=%s ms=%d",
                    command, subject(call), failed.getClass().getName(), timed(command, "failed", start));
            throw failed;
        }
    }

    /** A batch answers with one for each incident. */
    private static List<Result> results(Object answer) {
        return answer instanceof List<?> batch
                ? batch.stream().map(Result.class::cast).toList()
                : List.of((Result) answer);
    }

    private static String outcome(RuntimeException refused) {
        if (refused instanceof ChangedMeanwhile) {
            return "changed_meanwhile";
        }
        if (refused instanceof DuplicateItself) {
            return "duplicate_itself";
        }
        return refused instanceof KeyReused ? "key_reused" : "unknown";
    }

    private void whenCommitted(String command, Result result, long start) {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            applied(command, result, start);
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    applied(command, result, start);
                    return;
                }
                LOG.warnf(
                        "command=%s outcome=rolled_back id=%s ms=%d",
                        command, result.id(), timed(command, "rolled_back", start));
            }
        });
    }

    private void applied(String command, Result result, long start) {
        String outcome = result.replayed() ? "replayed" : result.followUp() ? "follow_up" : "applied";
        Incident incident = result.incident();
        LOG.infof(
                "command=%s outcome=%s incident=%s id=%s version=%d level=%s ms=%d",
                command,
                outcome,
                incident.report().number(),
                result.id(),
                result.number(),
                name(incident.level()),
                timed(command, outcome, start));
    }

    private long timed(String command, String outcome, long start) {
        long nanos = System.nanoTime() - start;
        Timer.builder("sise.command")
                .description("from the call to the end of its transaction")
                .tags("command", command, "outcome", outcome)
                .publishPercentileHistogram()
                .register(metrics)
                .record(nanos, TimeUnit.NANOSECONDS);
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static String command(InvocationContext call) {
        return Arrays.stream(call.getParameters())
                .filter(Command.class::isInstance)
                .findFirst()
                .map(command -> words(command.getClass().getSimpleName()))
                .orElse(call.getMethod().getName());
    }

    private static Object subject(InvocationContext call) {
        return switch (call.getParameters()[0]) {
            case UUID id -> id;
            case Map<?, ?> batch -> batch.keySet();
            default -> "none";
        };
    }

    private static String words(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
