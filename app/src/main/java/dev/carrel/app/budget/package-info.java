// SPDX-License-Identifier: Apache-2.0
/**
 * What the chosen memory and profile mean on the model in use, and the two controls that change
 * them. The gauge and the settings show the same ones, so they stand below both.
 *
 * <p>Start at {@link dev.carrel.app.budget.OutlookModel}: what the model could read on this
 * machine; {@link dev.carrel.app.budget.BudgetModel} and {@link
 * dev.carrel.app.budget.ProfilesModel} say what another choice would change.
 */
@NullMarked
package dev.carrel.app.budget;

import org.jspecify.annotations.NullMarked;
