package org.sise.app;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sise.core.incident.Actor;
import org.sise.core.incident.Command;
import org.sise.store.Texts;

/** A report to be taken; its command is made when its number is known. */
public record Reporting(
        UUID id, Function<String, Command.Report> command, Actor actor, Texts texts, Optional<Receipt> receipt) {}
