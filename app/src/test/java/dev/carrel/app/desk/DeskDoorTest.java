// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class DeskDoorTest {
  @TempDir Path home;

  private final BlockingQueue<List<Path>> heard = new LinkedBlockingQueue<>();

  private DeskDoor open() {
    DeskDoor door = new DeskDoor(home, heard::add);
    until(() -> DeskDoor.knock(home, List.of()));
    heard.clear();
    return door;
  }

  private static void until(Callable<Boolean> so) {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, so);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSecondStartHandsItsFilesOver() throws InterruptedException {
    try (DeskDoor _ = open()) {
      Path odd = Path.of("relative", "näme with\nnewline.pdf");
      assertTrue(DeskDoor.knock(home, List.of(odd)));
      assertEquals(List.of(odd.toAbsolutePath()), heard.poll(20, TimeUnit.SECONDS));
      assertTrue(DeskDoor.knock(home, List.of()));
      assertEquals(List.of(), heard.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void nobodyIsThereBeforeAndAfterwards() throws IOException {
    assertFalse(DeskDoor.knock(home, List.of()));
    DeskDoor door = open();
    door.close();
    assertFalse(DeskDoor.knock(home, List.of()));
    Files.createFile(home.resolve(DeskDoor.NAME));
    assertFalse(DeskDoor.knock(home, List.of()), "left by a desk that was killed");
  }

  @Test
  void whatWasLeftByAKilledDeskIsTakenAway() throws IOException, InterruptedException {
    Files.createFile(home.resolve(DeskDoor.NAME));
    try (DeskDoor _ = new DeskDoor(home, heard::add)) {
      until(() -> DeskDoor.knock(home, List.of(home)));
      assertEquals(List.of(home.toAbsolutePath()), heard.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoSaysSomethingElseIsNotHeardAndTheNextOneIs() throws IOException, InterruptedException {
    try (DeskDoor _ = open()) {
      UnixDomainSocketAddress address = UnixDomainSocketAddress.of(home.resolve(DeskDoor.NAME));
      try (SocketChannel guest = SocketChannel.open(address)) {
        guest.write(ByteBuffer.wrap(new byte[] {127, 127, 127, 127}));
        assertEquals(-1, guest.read(ByteBuffer.allocate(1)), "no answer");
      }
      assertTrue(DeskDoor.knock(home, List.of()));
      assertEquals(List.of(), heard.poll(20, TimeUnit.SECONDS));
    }
  }
}
