// SPDX-License-Identifier: Apache-2.0
/**
 * The pane in which settings are changed, the badge that says whether anything goes over the
 * network, and the move of the data folder.
 *
 * <p>Start at {@link dev.carrel.app.settings.pane.SettingsView}. Every control changes {@link
 * dev.carrel.app.settings.SettingsModel} at once; there is nothing to confirm.
 */
@NullMarked
package dev.carrel.app.settings.pane;

import org.jspecify.annotations.NullMarked;
