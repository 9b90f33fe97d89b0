// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: the engine without a window, for scripts, tests and benchmarks.
 *
 * <p>Start at {@link dev.carrel.app.cli.CarrelCommandLine}. A command is one small class that
 * extends {@link dev.carrel.app.cli.EngineCommand} and gives back a {@link
 * dev.carrel.app.cli.Outcome}; it is added in one line to {@code CarrelCommandLine.commandLine},
 * and described in {@code docs/cli.md}:
 *
 * <pre>{@code
 * @Command(name = "pages", description = "Says how many pages a file has.")
 * final class PagesCommand extends EngineCommand {
 *   @Parameters(paramLabel = "FILE")
 *   private Path file = Path.of("");
 *
 *   PagesCommand(Session session) {
 *     super(session);
 *   }
 *
 *   record Pages(String file, int pages) {}
 *
 *   @Override
 *   protected Outcome run() {
 *     try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
 *       int pages = cli.add(List.of(file)).getFirst().pages().size();
 *       return Outcome.of(new Pages(file.toString(), pages), pages + " pages");
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>What always holds: standard output carries the outcome only, as text or, with {@code --json},
 * as one object; progress and errors go to standard error; a problem is a {@link
 * dev.carrel.engine.ground.CarrelException} and one line; the exit status is 0 (done), 1 (could
 * not), 2 (wrong usage) or 130 (stopped with Ctrl-C).
 */
@NullMarked
package dev.carrel.app.cli;

import org.jspecify.annotations.NullMarked;
