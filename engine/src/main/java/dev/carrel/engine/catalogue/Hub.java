// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Platform;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where files of models are asked for first: Hugging Face, or the mirror that {@code HF_ENDPOINT}
 * names, as for Hugging Face's own tools. A mirror need not be trusted, since the catalogue says
 * which bytes a file has; but who listens on the way must not learn what is fetched.
 *
 * @param endpoint as it was given
 */
record Hub(String endpoint) {
  private static final String VARIABLE = "HF_ENDPOINT";

  static Hub of(Platform platform) {
    return new Hub(platform.variable(VARIABLE).orElse("https://huggingface.co").strip());
  }

  /** A file of a repository at a revision; refused where the endpoint is no place to ask. */
  Source file(String repository, String revision, String file) {
    String base = endpoint.replaceFirst("/+$", "");
    Optional<URI> uri = address("%s/%s/resolve/%s/%s".formatted(base, repository, revision, file));
    return uri.filter(Hub::isSafe)
        .<Source>map(Source.Http::new)
        .orElseGet(() -> new Source.Refused(VARIABLE, endpoint));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address may be asked: encrypted, or on this machine. */
  static boolean isSafe(URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    return switch (Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT)) {
      case "https" -> !host.isEmpty();
      case "http" -> isThisMachine(host);
      default -> false;
    };
  }

  /** Whether a host may lead on: never from the network to this machine, nor to what is open. */
  static boolean mayLead(URI from, URI to) {
    return isSafe(to) && (isEncrypted(to) || !isEncrypted(from));
  }

  private static boolean isEncrypted(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }
}
