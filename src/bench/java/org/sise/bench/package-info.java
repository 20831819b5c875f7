/** Benchmarks against a Sise that runs here; in a Maven profile of its own, never in the service's artifact. */
@NullMarked
package org.sise.bench;

import org.jspecify.annotations.NullMarked;
