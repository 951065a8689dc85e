"""Keeps waitress' main thread asleep while another thread is sending an answer on a line.

waitress 3.0.2 calls a line writable as soon as there is something to be sent on it, also while the
thread that answers is sending that very thing and holds the line's lock. Its main thread then
finds the lock taken and looks again at every line, and again, for as long as the other thread
waits for the interpreter: with 500 lines open that took most of the processor.
"""

from waitress.channel import HTTPChannel


class QuietChannel(HTTPChannel):  # type: ignore[misc]
    """A line that is no matter for the main thread while somebody else is sending on it."""

    def writable(self) -> bool:
        """Whether the main thread has to send something, or to close the line.

        Whoever leaves something unsent pulls the main thread's trigger when the answer is done.
        """
        if self.requests and self.total_outbufs_len:
            if not self.outbuf_lock.acquire(blocking=False):
                return False
            self.outbuf_lock.release()
        return bool(super().writable())
