// SPDX-License-Identifier: Apache-2.0
/**
 * The memory gauge: what is in memory now, what it would have taken uncompressed, what still fits.
 *
 * <p>Start at {@link dev.carrel.app.gauge.GaugeModel}. Every figure is the engine's, from buffers
 * as allocated; this package only adds and divides them.
 */
@NullMarked
package dev.carrel.app.gauge;

import org.jspecify.annotations.NullMarked;
