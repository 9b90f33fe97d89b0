// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Something that reads bytes which others made. Has a public constructor without parameters. */
public interface FuzzTarget {
  /** One word, for the command line and the folder of its inputs. */
  String name();

  /** Small inputs that are well formed, from which the others are made. At least one. */
  List<byte[]> seeds() throws IOException;

  /** Words of the format, which are put into inputs. */
  default List<byte[]> words() {
    return List.of();
  }

  /** Longer inputs are cut. */
  default int mostBytes() {
    return 1 << 16;
  }

  /** How long one input may take. */
  default Duration patience() {
    return Duration.ofSeconds(10);
  }

  /** The heap of the process that reads, in MB; what it takes beside the heap is not limited. */
  default int heapMegabytes() {
    return 256;
  }

  /** Whether each build runs it; if not, it runs when it is named. */
  default boolean inEachBuild() {
    return true;
  }

  /**
   * Reads an input as the product would. That it is refused by an {@link IOException} or a {@link
   * dev.carrel.engine.ground.CarrelException} is well. A refusal of another kind that the reader
   * documents is thrown on as the cause of an IOException: where it comes from tells which inputs
   * are worth changing further. Anything else that is thrown is a failure. Called on one thread.
   *
   * @param folder of this run, for files; what an earlier input has left there is still there
   */
  void run(byte[] input, Path folder) throws IOException;

  /** Text as {@link #words}. */
  static List<byte[]> ascii(String... words) {
    return Stream.of(words).map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** What any JSON is made of, and the keys and values of one format, as {@link #words}. */
  static List<byte[]> json(String... own) {
    Stream<byte[]> common =
        ascii(
            "null", "{", "}", "[", "]", "\"", ":", ",", "{}", "[]", "\\u0000", "1e99", "1e999",
            "-1", "NaN", "true")
            .stream();
    return Stream.concat(common, ascii(own).stream()).toList();
  }
}
