package org.sise.rest;

import java.util.UUID;

/** All that a sender learns of an incident that he may not see: that it has what he sent. */
public record TakenView(UUID id, String number) {}
