// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.CellState;
import java.util.OptionalLong;

/**
 * Which rows are shown.
 *
 * @param column whose cell is looked at; empty for those with any such cell
 * @param state where it stands
 */
public record Filter(OptionalLong column, CellState state) {}
