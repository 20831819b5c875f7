/** What goes out to Kafka: one relay, the wire messages, the topics. */
@NullMarked
package org.sise.kafka;

import org.jspecify.annotations.NullMarked;
