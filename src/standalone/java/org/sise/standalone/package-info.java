/** Starts an embedded PostgreSQL, an embedded Kafka broker and the service beside them, for trying out and for tests. */
@NullMarked
package org.sise.standalone;

import org.jspecify.annotations.NullMarked;
