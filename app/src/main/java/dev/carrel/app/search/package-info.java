// SPDX-License-Identifier: Apache-2.0
/**
 * Search over everything on the shelf, from the field in the header.
 *
 * <p>Start at {@link dev.carrel.app.search.SearchModel}. The answer to an older query never
 * replaces that to a newer one.
 */
@NullMarked
package dev.carrel.app.search;

import org.jspecify.annotations.NullMarked;
