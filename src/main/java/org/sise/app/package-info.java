/** The use cases: the one transactional writer of incidents. */
@NullMarked
package org.sise.app;

import org.jspecify.annotations.NullMarked;
