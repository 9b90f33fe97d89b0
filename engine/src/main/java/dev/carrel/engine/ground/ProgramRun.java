// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program, and how it is to be run: the one place that starts processes. Nothing that it runs, or
 * that this runs in turn, is looked for in the current folder of this process, where a stranger's
 * documents may lie.
 *
 * @param program what is run
 * @param arguments given to it as they are, by no shell
 * @param folder absolute: its current folder, which is one of ours and never a document's
 * @param environment all that it sees of the environment
 */
public record ProgramRun(
    Program program, List<String> arguments, Path folder, Map<String, String> environment) {
  /**
   * A run, not begun. Entries of search paths in the environment that are relative are left out.
   *
   * @throws IllegalArgumentException if the folder is not absolute
   */
  public ProgramRun {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("'" + folder + "' is below the current folder");
    }
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(SearchPath.cleaned(environment));
  }

  /** With arguments behind those that it has. */
  public ProgramRun withArguments(List<String> more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(more);
    return new ProgramRun(program, all, folder, environment);
  }

  /** With a variable set. */
  public ProgramRun with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new ProgramRun(program, arguments, folder, changed);
  }

  /** With nothing in its environment but these variables, as far as they are there. */
  public ProgramRun keepingOnly(Set<String> variables) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.keySet().retainAll(variables);
    return new ProgramRun(program, arguments, folder, kept);
  }

  /**
   * Starts it, with pipes for its input, its output and its errors.
   *
   * @throws IOException if it is not there or cannot be run
   */
  public Process start() throws IOException {
    return builder().start();
  }

  /** Starts it; its errors come in one pipe with its output. */
  public Process startJoined() throws IOException {
    return builder().redirectErrorStream(true).start();
  }

  /** Starts it, with pipes for its input and its output; its errors go to a file. */
  public Process startWithErrorsIn(Path file) throws IOException {
    return builder().redirectError(file.toFile()).start();
  }

  /** Starts it; its output and its errors go to a file. */
  public Process startInto(Path file) throws IOException {
    return builder().redirectErrorStream(true).redirectOutput(file.toFile()).start();
  }

  /** Starts it, and hears nothing of it. */
  public Process startUnheard() throws IOException {
    return builder()
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(program.file().toString()), arguments.stream()).toList());
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
