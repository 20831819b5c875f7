/** The public HTTP contract: resources with their own request and response records. */
@NullMarked
package org.sise.rest;

import org.jspecify.annotations.NullMarked;
