/** Incidents by the hundred thousand, as the machine itself would have written them: for trying out and for benchmarks. */
@NullMarked
package org.sise.seed;

import org.jspecify.annotations.NullMarked;
