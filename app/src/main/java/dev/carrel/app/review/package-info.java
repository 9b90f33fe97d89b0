// SPDX-License-Identifier: Apache-2.0
/**
 * The review room: the same questions over the documents of a collection, as a grid with a sheet
 * for one cell. Start at {@link dev.carrel.app.review.ReviewModel}, which needs no window; {@link
 * dev.carrel.app.review.ReviewView} shows it.
 *
 * <p>What always holds: what is shown comes from memory ({@link dev.carrel.app.review.GridModel}),
 * and the engine is asked beside the FX thread; only a person's tick is green, and nothing that was
 * not found is said not to be there.
 */
@NullMarked
package dev.carrel.app.review;

import org.jspecify.annotations.NullMarked;
