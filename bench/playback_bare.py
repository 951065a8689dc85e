"""What any script can do with python-vlc and the kiosk's options: the bar for the kiosk's way."""

import sys
import threading

import vlc
from Xlib.display import Display

from kiosk.player.child import FILM_OPTIONS, OPTIONS


def main() -> None:
    """Obey lines on stdin, in a black window of the screen's size."""
    display = Display()
    screen = display.screen()
    size = screen.width_in_pixels, screen.height_in_pixels
    window = screen.root.create_window(0, 0, *size, 0, screen.root_depth, background_pixel=0)
    window.map()
    display.sync()
    player = vlc.Instance(list(OPTIONS)).media_player_new()
    player.set_xwindow(window.id)
    player.video_set_mouse_input(False)
    player.video_set_key_input(False)
    over = threading.Event()
    ended = vlc.EventType.MediaPlayerEndReached
    player.event_manager().event_attach(ended, lambda _: over.set())
    threading.Thread(target=tell_ends, args=(player, over), daemon=True).start()
    say("ready")
    for line in sys.stdin:
        match line.rstrip("\n").split("\t"):
            case ["play", path, _]:
                media = player.get_instance().media_new_path(path)
                for option in FILM_OPTIONS:
                    media.add_option(option)
                player.set_media(media)
                player.play()
            case ["stop"]:
                player.stop()
                say("stopped")


def tell_ends(player: vlc.MediaPlayer, over: threading.Event) -> None:
    """After an end libVLC must be stopped, but not from its own callback."""
    while True:
        over.wait()
        over.clear()
        player.stop()
        say("ended")


def say(word: str) -> None:
    """Tell whoever measures."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
