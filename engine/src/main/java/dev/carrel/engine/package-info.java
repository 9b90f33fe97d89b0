// SPDX-License-Identifier: Apache-2.0
/**
 * The engine of Carrel: documents in, answers with proven pages out. No toolkit, no network of its
 * own accord.
 *
 * <p>Start at {@link dev.carrel.engine.Engine}, the front, which is divided by subject: {@link
 * dev.carrel.engine.Documents}, {@link dev.carrel.engine.ReadingDesk}, {@link
 * dev.carrel.engine.LoadedModel}, {@link dev.carrel.engine.Conversations}, {@link
 * dev.carrel.engine.DocumentCollections}. The rooms behind it, from the bottom up:
 *
 * <ul>
 *   <li>{@code ground}: errors, cancellation, progress, the platform, files that are whole; knows
 *       no other room. {@code home}: the folder of one person's data, its map and the port to its
 *       files; {@code sandbox}: what a process gives up before it reads what a stranger made;
 *       {@code device}: drivers of graphics devices, which are tried in a process of their own
 *   <li>{@code document}: pages, and places in them; {@code ocr}: pictures to characters; {@code
 *       ingest}: files to documents; {@code passage}: sentences and clauses; {@code embedding}:
 *       what they mean, as vectors; {@code index}: search; {@code report}: Word documents and web
 *       pages for people
 *   <li>{@code model}: the port to a language model; {@code llama} fills it; {@code gguf}: model
 *       files; {@code catalogue}: the models there are, and the network; {@code calibrate}:
 *       measuring them
 *   <li>{@code keep}: what was read, on disk; {@code context}: reading, and its plan; {@code
 *       evidence}: what bears an answer out; {@code compare}: what differs between two versions;
 *       {@code answer}: from a question to an answer with its quotes
 *   <li>{@code conversation}: what was said, as values; {@code review}: the same questions over
 *       many documents, as values; {@code store}: all that is remembered
 * </ul>
 *
 * <p>What always holds: dependencies go one way, app → engine → native, and among the rooms without
 * a cycle, the front above all of them ({@code ArchitectureTest}); a problem is a {@link
 * dev.carrel.engine.ground.CarrelException} that says what to do; what the engine runs on is a
 * {@link dev.carrel.engine.ground.Platform} that it is given.
 */
@NullMarked
package dev.carrel.engine;

import org.jspecify.annotations.NullMarked;
