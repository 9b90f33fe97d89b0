// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The sets of questions that Carrel brings. */
public final class Playbooks {
  private static final List<String> NAMES =
      List.of(
          "contract",
          "nda",
          "nda-de",
          "lease",
          "lease-de",
          "research",
          "incident",
          "medical",
          "empty");

  private Playbooks() {}

  /**
   * One of them.
   *
   * @param id by which the command line calls it, such as {@code nda} or {@code nda-de}
   */
  public record Shipped(String id, Playbook playbook) {
    /** In which language its questions are: {@code de} or {@code en}. */
    public String language() {
      return id.endsWith("-de") ? "de" : "en";
    }
  }

  /** All, in the order in which they are offered. */
  public static List<Shipped> shipped() {
    return NAMES.stream().map(name -> new Shipped(name, read(name))).toList();
  }

  /** The one with this id; empty if there is none. */
  public static Optional<Playbook> shipped(String id) {
    return NAMES.contains(id) ? Optional.of(read(id)) : Optional.empty();
  }

  private static Playbook read(String name) {
    String file = name + ".yaml";
    try (InputStream in = Objects.requireNonNull(Playbooks.class.getResourceAsStream(file), file)) {
      return PlaybookFile.read(in.readAllBytes(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
