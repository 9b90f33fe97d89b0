// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

/**
 * By what rows are sorted.
 *
 * @param column its number
 * @param down the last first
 */
public record Sort(long column, boolean down) {}
