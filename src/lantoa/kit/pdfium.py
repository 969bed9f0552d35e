"""PDFium holds one thread at a time: two at once corrupt the memory of the whole server."""

from threading import Lock

ONE_AT_A_TIME = Lock()
