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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_HOPS = 10;
  private static final int CHUNK = 1 << 16;

  private final Duration patience;

  /**
   * @param patience how long a host may send nothing
   */
  HttpFetcher(Duration patience) {
    this.patience = patience;
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT_TIMEOUT)
        .followRedirects(Redirect.NEVER) // each step is looked at first
        .version(HttpClient.Version.HTTP_1_1) // one file: nothing to multiplex
        .build();
  }

  /**
   * Fetches a file into {@code part}, behind what is there from an earlier time.
   *
   * @param sizeBytes the size that it must have
   * @throws IOException in few words, if it did not come whole; what came is kept in {@code part}
   */
  void fetch(URI uri, Path part, long sizeBytes, Progress progress, Cancellation cancellation)
      throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have == sizeBytes) {
      return;
    }
    if (have > sizeBytes) {
      Files.delete(part);
      have = 0;
    }
    try (HttpClient client = client()) {
      HttpResponse<InputStream> response = ask(client, uri, have, cancellation);
      try (InputStream body = response.body()) {
        save(response, body, part, have, sizeBytes, progress, cancellation);
      } finally {
        client.shutdownNow();
      }
    }
  }

  /** Asks, and follows where the host leads. */
  private HttpResponse<InputStream> ask(
      HttpClient client, URI uri, long have, Cancellation cancellation) throws IOException {
    URI at = uri;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpRequest.Builder request = request(at);
      if (have > 0) {
        request.header("Range", "bytes=" + have + "-");
      }
      HttpResponse<InputStream> response =
          send(client, request.build(), BodyHandlers.ofInputStream(), cancellation);
      if (!REDIRECTS.contains(response.statusCode())) {
        return response;
      }
      response.body().close();
      at = next(at, response.headers().firstValue("Location").orElse(""));
    }
    throw new IOException("the host leads on and on");
  }

  private static URI next(URI at, String location) throws IOException {
    URI next;
    try {
      next = at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("the host leads on to what is no address", e);
    }
    if (!Hub.mayLead(at, next)) {
      throw new IOException("the host leads on to " + next + ", which is not asked: no https");
    }
    return next;
  }

  private void save(
      HttpResponse<?> response,
      InputStream body,
      Path part,
      long have,
      long sizeBytes,
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
    requireSize(response, start, sizeBytes);
    try (OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                resumes ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        Stall stall = new Stall(body, patience, cancellation)) {
      copy(body, out, start, sizeBytes, stall, progress);
    }
    long got = Files.size(part);
    if (got != sizeBytes) {
      throw new IOException("cut off at %,d of %,d bytes".formatted(got, sizeBytes));
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
      if (done > total) {
        throw new IOException("more than the %,d bytes expected came".formatted(total));
      }
      progress.at(Progress.Stage.DOWNLOAD_BYTES, done, total);
    }
  }

  private static void requireSize(HttpResponse<?> response, long start, long sizeBytes)
      throws IOException {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    if (length.isPresent() && start + length.getAsLong() != sizeBytes) {
      throw new IOException(
          "the host has a file of %,d bytes where %,d are expected"
              .formatted(start + length.getAsLong(), sizeBytes));
    }
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
}
