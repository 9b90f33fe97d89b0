// SPDX-License-Identifier: Apache-2.0
/**
 * Model files: what a GGUF says of itself, read and checked without llama.cpp. Start at {@link
 * dev.carrel.engine.gguf.GgufFile}.
 *
 * <p>Nothing that a file claims is believed: lengths and counts are held against the file's own
 * size before anything is allocated.
 */
@NullMarked
package dev.carrel.engine.gguf;

import org.jspecify.annotations.NullMarked;
