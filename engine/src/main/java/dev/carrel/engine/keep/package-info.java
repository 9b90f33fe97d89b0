// SPDX-License-Identifier: Apache-2.0
/**
 * Contexts that a model has read, kept on disk in a file format of our own ({@code
 * docs/formats/context.md}).
 *
 * <p>A context is a chain of {@linkplain dev.carrel.engine.keep.KeptPart parts}. A part holds what
 * the model made of a run of tokens, as bytes that only the model understands, and is named by a
 * hash of everything those bytes depend on. Two contexts that begin alike share the parts of that
 * beginning, and a context that was being read when the process died is simply a shorter chain.
 *
 * <p>Start at {@link dev.carrel.engine.keep.KeptContexts}. What always holds: bytes that were not
 * written here, or are not as they were written, are never handed out; a damaged file is set aside
 * with a sentence that says why, and nothing else is lost with it; a part that is in use is never
 * removed to make room.
 */
@NullMarked
package dev.carrel.engine.keep;

import org.jspecify.annotations.NullMarked;
