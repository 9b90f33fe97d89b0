// SPDX-License-Identifier: Apache-2.0
/**
 * What a person has chosen, applied at once and remembered: the values, their file, and whether the
 * network may be used.
 *
 * <p>Start at {@link dev.carrel.app.settings.SettingsModel}: everything that depends on a choice
 * watches it; the pane in which they are changed is {@code settings.pane}. A choice that nobody
 * made is not written down, so that a better default of a later version reaches those who never
 * chose. The limit of kept contexts is not among them: the engine keeps it beside the contexts,
 * where the command line finds it too.
 */
@NullMarked
package dev.carrel.app.settings;

import org.jspecify.annotations.NullMarked;
