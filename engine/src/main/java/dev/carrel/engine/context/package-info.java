// SPDX-License-Identifier: Apache-2.0
/**
 * What the model has read: the plan against the budget, reading, and the ledger of pages.
 *
 * <p>Start at {@link dev.carrel.engine.context.Reading}, documents one behind the other in one
 * context. {@link dev.carrel.engine.context.Planner} says before what that takes, {@link
 * dev.carrel.engine.context.Choices} what would fit where it does not. A {@link
 * dev.carrel.engine.context.Branch} is the place of one conversation or answer behind the
 * documents; {@code ContextKeeper} puts what was read on disk and has it back.
 *
 * <p>What always holds: nothing is cut by itself, a plan that does not fit is refused with figures
 * and choices; a document makes the same bytes whether it was read in one go, resumed, or taken
 * from disk; the documents' cells stand in order from the first, and branches end where those
 * change; for each page the {@linkplain dev.carrel.engine.context.PageState ledger} says what
 * became of it; what fails to be kept on disk never fails reading.
 */
@NullMarked
package dev.carrel.engine.context;

import org.jspecify.annotations.NullMarked;
