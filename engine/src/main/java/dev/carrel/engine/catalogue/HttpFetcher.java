// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a file over HTTP, and goes on with one that was cut off. */
final class HttpFetcher {
  /** Short, since a machine without a way out should come to the next source soon. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int CHUNK = 1 << 16;

  private final Duration patience;

  /**
   * @param patience how long a host may send nothing
   */
  HttpFetcher(Duration patience) {
    this.patience = patience;
  }

  /**
   * What a host says of a file before it is fetched.
   *
   * @param sizeBytes its length, if said
   * @param sha256 its hash, if said
   */
  record Remote(OptionalLong sizeBytes, Optional<String> sha256) {}

  private HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT_TIMEOUT)
        .followRedirects(Redirect.NORMAL)
        .version(HttpClient.Version.HTTP_1_1) // one file: nothing to multiplex
        .build();
  }

  /** Asks a host for a file's size and hash. */
  Remote inspect(URI uri, Cancellation cancellation) throws IOException {
    try (HttpClient client = client()) {
      HttpRequest head = request(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      HttpResponse<Void> response = send(client, head, BodyHandlers.discarding(), cancellation);
      requireStatus(response, OK);
      return new Remote(size(response), sha256(response));
    }
  }

  /**
   * Fetches a file into {@code part}, behind what is there from an earlier time.
   *
   * @param sizeBytes the size that it must have, if known
   * @throws IOException in few words, if it did not come whole; what came is kept in {@code part}
   */
  void fetch(
      URI uri, Path part, OptionalLong sizeBytes, Progress progress, Cancellation cancellation)
      throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (sizeBytes.isPresent() && have == sizeBytes.getAsLong()) {
      return;
    }
    if (sizeBytes.isPresent() && have > sizeBytes.getAsLong()) {
      Files.delete(part);
      have = 0;
    }
    try (HttpClient client = client()) {
      HttpRequest.Builder request = request(uri);
      if (have > 0) {
        request.header("Range", "bytes=" + have + "-");
      }
      HttpResponse<InputStream> response =
          send(client, request.build(), BodyHandlers.ofInputStream(), cancellation);
      try (InputStream body = response.body()) {
        save(response, body, part, have, sizeBytes, progress, cancellation);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private void save(
      HttpResponse<?> response,
      InputStream body,
      Path part,
      long have,
      OptionalLong sizeBytes,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
      Files.deleteIfExists(part); // longer than the file: it was of another one
      throw new IOException("what was fetched before does not belong to this file; try again");
    }
    requireStatus(response, have > 0 ? PARTIAL : OK);
    boolean resumes = response.statusCode() == PARTIAL && startsAt(response, have);
    long start = resumes ? have : 0;
    long total = total(response, start, sizeBytes);
    try (OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                resumes ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Stall stall = new Stall(body, patience, cancellation)) {
      copy(body, out, start, total, stall, progress);
    }
    long got = Files.size(part);
    if (total > 0 && got != total) {
      throw new IOException("cut off at %,d of %,d bytes".formatted(got, total));
    }
  }

  private static void copy(
      InputStream body, OutputStream out, long start, long total, Stall stall, Progress progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long done = start;
    while (true) {
      int read;
      try {
        read = body.read(chunk);
      } catch (IOException e) {
        throw stall.explain(e);
      }
      if (read < 0) {
        return;
      }
      stall.alive();
      out.write(chunk, 0, read);
      done += read;
      if (total > 0 && done > total) {
        throw new IOException("more than the %,d bytes expected came".formatted(total));
      }
      progress.at(Progress.Stage.DOWNLOAD_BYTES, done, total);
    }
  }

  private static long total(HttpResponse<?> response, long start, OptionalLong sizeBytes)
      throws IOException {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    if (length.isEmpty()) {
      return sizeBytes.orElse(0);
    }
    long total = start + length.getAsLong();
    if (sizeBytes.isPresent() && total != sizeBytes.getAsLong()) {
      throw new IOException(
          "the host has a file of %,d bytes where %,d are expected"
              .formatted(total, sizeBytes.getAsLong()));
    }
    return total;
  }

  private static boolean startsAt(HttpResponse<?> response, long offset) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + offset + "-")) {
      throw new IOException("the host sent another part of the file than was asked for");
    }
    return true;
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(patience)
        .header("User-Agent", "carrel")
        .header("Accept-Encoding", "identity");
  }

  /** Sends, but answers a cancellation while it waits. */
  private <T> HttpResponse<T> send(
      HttpClient client,
      HttpRequest request,
      HttpResponse.BodyHandler<T> body,
      Cancellation cancellation)
      throws IOException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      while (true) {
        cancellation.throwIfRequested();
        try {
          return answer.get(50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // Still waiting.
        }
      }
    } catch (ExecutionException e) {
      throw inFewWords(Optional.ofNullable(e.getCause()).orElse(e), request.uri());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      if (!answer.isDone()) {
        answer.cancel(true);
        client.shutdownNow();
      }
    }
  }

  private static IOException inFewWords(Throwable problem, URI uri) {
    String why =
        switch (problem) {
          case HttpConnectTimeoutException e ->
              "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s";
          case HttpTimeoutException e -> "no answer in time";
          case ConnectException e -> "no connection to " + uri.getHost();
          default ->
              problem.getMessage() == null
                  ? problem.getClass().getSimpleName()
                  : problem.getMessage();
        };
    return new IOException(why, problem);
  }

  private static void requireStatus(HttpResponse<?> response, int wanted) throws IOException {
    int status = response.statusCode();
    if (status != OK && status != wanted) {
      throw new IOException(
          switch (status) {
            case 401, 403 -> "HTTP " + status + ": the host wants a login";
            case 404 -> "HTTP 404: there is no such file";
            case 429 -> "HTTP 429: too many requests; try again later";
            default -> "HTTP " + status;
          });
    }
  }

  /** The host's own word on size, which stands before its redirect to where the bytes lie. */
  private static OptionalLong size(HttpResponse<?> response) {
    OptionalLong linked =
        first(response, "X-Linked-Size").stream().mapToLong(Long::parseLong).findFirst();
    return linked.isPresent() ? linked : response.headers().firstValueAsLong("Content-Length");
  }

  private static Optional<String> sha256(HttpResponse<?> response) {
    return first(response, "X-Linked-Etag")
        .map(tag -> tag.replace("\"", "").toLowerCase(Locale.ROOT))
        .filter(tag -> tag.matches("[0-9a-f]{64}"));
  }

  private static Optional<String> first(HttpResponse<?> response, String header) {
    HttpHeaders headers = response.headers();
    Optional<String> here = headers.firstValue(header);
    return here.isPresent()
        ? here
        : response.previousResponse().flatMap(previous -> first(previous, header));
  }
}
