// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A host on this machine that serves one model, well or badly. */
final class ModelHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] content;
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private volatile int cutAfter = Integer.MAX_VALUE;
  private volatile boolean hangs;
  private volatile String location = "/model.gguf";

  ModelHost(byte[] content) throws IOException {
    this.content = content.clone();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/hub", this::redirect);
    server.createContext("/model.gguf", this::serve);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** The file itself. */
  URI file() {
    return uri("/model.gguf");
  }

  /** Cuts each connection after so many bytes. */
  void cutAfter(int bytes) {
    cutAfter = bytes;
  }

  /** Sends the first half, and then nothing more. */
  void hangs() {
    hangs = true;
  }

  /** Sends all from now on. */
  void goesOn() {
    hangs = false;
    cutAfter = Integer.MAX_VALUE;
  }

  /** Where {@code /hub} leads, as Hugging Face leads to where it keeps its files. */
  void leadsTo(String address) {
    location = address;
  }

  /** The Range of each request for the file; empty for one without. */
  List<String> ranges() {
    return List.copyOf(ranges);
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
    ranges.add(range);
    int start = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (start > 0) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
    int sent = hangs ? content.length / 2 : Math.min(cutAfter, content.length - start);
    exchange.getResponseBody().write(Arrays.copyOfRange(content, start, start + sent));
    exchange.getResponseBody().flush();
    if (!hangs) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
