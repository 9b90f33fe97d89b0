// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build from the sources needs: {@code packaging/prerequisites.tsv}, the one list of it.
 *
 * @param tools in the order in which they are told of
 * @param installs how each system installs them
 */
record Prerequisites(List<Tool> tools, List<Install> installs) {
  /** Where the list lies in the sources. */
  static final Path FILE = Path.of("packaging", "prerequisites.tsv");

  Prerequisites {
    tools = List.copyOf(tools);
    installs = List.copyOf(installs);
  }

  /**
   * Something that must be there.
   *
   * @param name as a person is told
   * @param programs one of which must be on the PATH; none where it is found otherwise
   */
  record Tool(String name, List<String> programs) {
    Tool {
      programs = List.copyOf(programs);
    }
  }

  /**
   * How a system installs all of it.
   *
   * @param system by which a launcher knows it
   * @param which as a person is told
   * @param command for its shell
   */
  record Install(String system, String which, String command) {}

  /**
   * Reads the list.
   *
   * @param sources the folder with the sources
   * @throws IOException if it is not there, or a line of it is neither
   */
  static Prerequisites of(Path sources) throws IOException {
    List<Tool> tools = new ArrayList<>();
    List<Install> installs = new ArrayList<>();
    for (String line : Files.readAllLines(sources.resolve(FILE))) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("tool") && fields.length == 3) {
        tools.add(
            new Tool(fields[1], fields[2].equals("-") ? List.of() : List.of(fields[2].split(" "))));
      } else if (fields[0].equals("install") && fields.length == 4) {
        installs.add(new Install(fields[1], fields[2], fields[3]));
      } else if (!line.startsWith("#")) {
        throw new IOException("not understood in " + FILE + ": " + line);
      }
    }
    return new Prerequisites(tools, installs);
  }
}
