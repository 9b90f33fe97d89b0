// SPDX-License-Identifier: Apache-2.0
/**
 * What everything stands on: errors, cancellation, progress, sizes, hashes, files, programs. Start
 * at {@link dev.carrel.engine.ground.CarrelException}, which every call of the engine may throw,
 * and {@link dev.carrel.engine.ground.Cancellation}, which every long one takes.
 *
 * <p>Knows no other package of Carrel, so that any may know it.
 */
@NullMarked
package dev.carrel.engine.ground;

import org.jspecify.annotations.NullMarked;
