/** Use cases: the only place that writes incidents. */
@NullMarked
package org.sise.app;

import org.jspecify.annotations.NullMarked;
