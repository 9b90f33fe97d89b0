/**
 * llama.cpp for Java: thin typed handles over its C interface, under llama.cpp's own names. Knows
 * no document.
 *
 * <p>Start at {@link dev.carrel.llama.LlamaModel}.
 */
@NullMarked
package dev.carrel.llama;

import org.jspecify.annotations.NullMarked;
