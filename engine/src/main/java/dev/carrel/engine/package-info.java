/**
 * The engine of Carrel: documents in, answers with proven pages out. No toolkit, no network of its
 * own accord.
 *
 * <p>Start at {@link dev.carrel.engine.Engine}. In reading order: {@code document}, {@code ingest},
 * {@code index}, {@code store}, {@code model}, {@code context}, {@code answer}. Dependencies go one
 * way, app → engine → native; {@code ArchitectureTest} says so.
 */
@NullMarked
package dev.carrel.engine;

import org.jspecify.annotations.NullMarked;
