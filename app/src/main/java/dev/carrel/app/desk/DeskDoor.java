// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.engine.ground.FileNames;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Where a second start of Carrel hands its files to the desk that is open on the same home, which
 * comes to the front: what "open with" and a second click on the icon are meant to do. A socket in
 * the home's folder, which only who may use the home can reach; never the network.
 *
 * <p>What is said, as {@link DataOutputStream} writes it: a count, and so many absolute paths; the
 * answer is one byte, {@value #TAKEN}.
 */
final class DeskDoor implements AutoCloseable {
  static final String NAME = "desk.socket";

  private static final int TAKEN = 1;
  private static final int MOST_FILES = 10_000;
  private static final int SECONDS = 3;

  private final Path socket;
  private final Consumer<List<Path>> onFiles;
  private Optional<ServerSocketChannel> open = Optional.empty();
  private boolean closed;

  /**
   * Begins to listen; at once and in the background. Where the system has no such sockets, or the
   * home's path is too long for one, nobody can knock.
   *
   * @param home which nobody else has open
   * @param onFiles hears what was handed over, maybe nothing; on a thread of this
   */
  DeskDoor(Path home, Consumer<List<Path>> onFiles) {
    socket = home.resolve(NAME);
    this.onFiles = onFiles;
    Thread.ofPlatform().daemon().name("desk-door").start(this::listen);
  }

  /**
   * Hands files to the desk that is open on a home.
   *
   * @param files none to only bring it to the front
   * @return whether one has taken them
   */
  static boolean knock(Path home, List<Path> files) {
    Path socket = home.resolve(NAME);
    if (!Files.exists(socket)) {
      return false;
    }
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> taken.complete(hand(socket, files)));
    try {
      return taken.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false; // then this start says who has the home
    }
  }

  private static boolean hand(Path socket, List<Path> files) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      out.writeInt(files.size());
      for (Path file : files) {
        out.writeUTF(file.toAbsolutePath().toString());
      }
      out.flush();
      return Channels.newInputStream(channel).read() == TAKEN;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // left behind by a desk that was killed, or by a home that came from elsewhere
    }
  }

  private void listen() {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      synchronized (this) {
        if (closed) {
          return;
        }
        Files.deleteIfExists(socket); // of a desk that was killed: the home is ours now
        server.bind(UnixDomainSocketAddress.of(socket));
        open = Optional.of(server);
      }
      while (true) {
        answer(server);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Closed, or not to be had here: a second start then says that the home is in use.
    }
  }

  private void answer(ServerSocketChannel server) throws IOException {
    try (SocketChannel guest = server.accept()) {
      try {
        onFiles.accept(files(new DataInputStream(Channels.newInputStream(guest))));
        Channels.newOutputStream(guest).write(TAKEN);
      } catch (IOException | InvalidPathException e) {
        // Who says something else gets no answer, and the next one is heard.
      }
    }
  }

  private static List<Path> files(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_FILES) {
      throw new IOException(count + " files");
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(FileNames.file(in.readUTF()));
    }
    return files;
  }

  /** Nobody is let in any more. */
  @Override
  public synchronized void close() {
    closed = true;
    open.ifPresent(
        server -> {
          try {
            server.close();
            Files.deleteIfExists(socket);
          } catch (IOException e) {
            // The next desk on this home takes it away.
          }
        });
  }
}
