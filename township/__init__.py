"""The township office's side: it issues plans and courseware, and keeps what the villages report."""
