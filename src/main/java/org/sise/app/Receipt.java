package org.sise.app;

/** Names a request so that it is applied once. */
public record Receipt(String source, String key, String fingerprint) {}
