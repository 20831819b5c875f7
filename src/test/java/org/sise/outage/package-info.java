/** The service while its database is away, silent or full. */
@NullMarked
package org.sise.outage;

import org.jspecify.annotations.NullMarked;
