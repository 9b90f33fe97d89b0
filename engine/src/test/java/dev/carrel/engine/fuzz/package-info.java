// SPDX-License-Identifier: Apache-2.0
/**
 * Hostile input for what reads bytes that others made: seeds, changed at random, until something
 * other than a refusal comes of them.
 *
 * <p>Start at {@link dev.carrel.engine.fuzz.FuzzTarget}, which is what a reader brings along; it is
 * listed in the {@code FuzzTest} of its module. {@link dev.carrel.engine.fuzz.Fuzzing} runs it in a
 * process of its own, with a small heap and a limit of time, so that a death of that process is
 * found too. In each build nearly every target reads its seeds, every input that once failed
 * ({@code src/test/resources/fuzz/NAME}) and some hundred changed ones: seconds. One target for ten
 * minutes, with another seed each time: {@code mvn -Pfuzz verify -Dfuzz.target=NAME}. What fails
 * then lies, made as short as is quickly done, in {@code target/fuzz/NAME}; once it is mended it
 * goes to the resources under a name that says what it is.
 */
@NullMarked
package dev.carrel.engine.fuzz;

import org.jspecify.annotations.NullMarked;
