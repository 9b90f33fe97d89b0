// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

/**
 * A drawn line that runs along the direction of reading, in the coordinates of a frame.
 *
 * @param left where it begins
 * @param right where it ends
 * @param y its height
 */
record Ruling(float left, float right, float y) {}
