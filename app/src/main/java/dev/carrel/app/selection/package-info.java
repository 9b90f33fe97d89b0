// SPDX-License-Identifier: Apache-2.0
/**
 * Selected text: what is selected, and selecting it with the pointer and the keyboard. A page of a
 * PDF, a note and an answer are selected in the same way.
 *
 * <p>Start at {@link dev.carrel.app.selection.Selecting}; whoever shows text gives it a {@link
 * dev.carrel.app.selection.Surface} and draws the {@link dev.carrel.app.selection.Selection} that
 * comes of it.
 */
@NullMarked
package dev.carrel.app.selection;

import org.jspecify.annotations.NullMarked;
