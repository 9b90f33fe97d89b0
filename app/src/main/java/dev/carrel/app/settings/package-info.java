/**
 * What a person has chosen, applied at once and remembered: the values, their file, the pane where
 * they are changed, and the move of the data folder.
 *
 * <p>Start at {@link dev.carrel.app.settings.SettingsModel}: everything that depends on a choice
 * watches it. A choice that nobody made is not written down, so that a better default of a later
 * version reaches those who never chose. The limit of kept contexts is not among them: the engine
 * keeps it beside the contexts, where the command line finds it too.
 */
@NullMarked
package dev.carrel.app.settings;

import org.jspecify.annotations.NullMarked;
