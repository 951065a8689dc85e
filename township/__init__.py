"""The township office's side: issues plans and courseware, keeps what the villages report."""
