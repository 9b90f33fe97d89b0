/** From a question to an answer whose every quote was looked up in the page it names. */
@NullMarked
package dev.carrel.engine.answer;

import org.jspecify.annotations.NullMarked;
