// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

/**
 * What files would take that a person holds over the window.
 *
 * @param bytes of context on top of what is used
 * @param fits whether they find room whole
 */
public record Forecast(long bytes, boolean fits) {}
